/// Reads the life of every plant instance and, for its content, the growth plan that it was started with.
/// Shows a gardener his garden as a list and each instance with its checklist, stages and tips
/// (`GET /api/v1/tracking/user/{email}`, `GET /api/v1/tracking/instance/{instanceId}`).
package marigold.garden.instances;
