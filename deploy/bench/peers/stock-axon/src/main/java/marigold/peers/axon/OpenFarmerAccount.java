package marigold.peers.axon;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

record OpenFarmerAccount(@TargetAggregateIdentifier String account, long vendorId, long farmerId) {}
