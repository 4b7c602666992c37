package marigold.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The product beside one peer at one kind of work, in turns.
final class Duel {
    /// One side of it; measures one round.
    interface Side {
        Sample measure(int round);
    }

    private final String name;
    private final String unit;
    private final String peerName;
    private final Side product;
    private final Side peer;
    private final List<Sample> products = new ArrayList<>();
    private final List<Sample> peers = new ArrayList<>();

    Duel(String name, String unit, String peerName, Side product, Side peer) {
        this.name = name;
        this.unit = unit;
        this.peerName = peerName;
        this.product = product;
        this.peer = peer;
    }

    /// Every other round begins with the peer, so that neither always gets the machine as the other leaves
    /// it.
    void fight(int round) {
        if (round % 2 == 0) {
            products.add(product.measure(round));
            peers.add(peer.measure(round));
        } else {
            peers.add(peer.measure(round));
            products.add(product.measure(round));
        }
    }

    String name() {
        return name;
    }

    String unit() {
        return unit;
    }

    String peerName() {
        return peerName;
    }

    /// Median over the rounds of how much the product does for each one that the peer does.
    double ratio() {
        return Median.of(IntStream.range(0, products.size())
                .mapToDouble(round ->
                        products.get(round).perSecond() / peers.get(round).perSecond()));
    }

    double[] productRates() {
        return rates(products);
    }

    double[] peerRates() {
        return rates(peers);
    }

    OptionalDouble productP99Millis() {
        double[] known = products.stream()
                .flatMapToDouble(sample -> sample.p99Millis().stream())
                .toArray();
        return known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Median.of(DoubleStream.of(known)));
    }

    long failures() {
        return products.stream().mapToLong(Sample::failures).sum();
    }

    private static double[] rates(List<Sample> samples) {
        return samples.stream().mapToDouble(Sample::perSecond).toArray();
    }
}
