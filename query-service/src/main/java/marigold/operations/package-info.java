/// What operators see and do: where every read model stands, rebuilds beside the live tables, and the log of
/// operators' actions. REST below `/ops/v1`, for the platform's admin.
package marigold.operations;
