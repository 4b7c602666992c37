/// What every query of a read model has in common: waiting for the caller's own write, validators, cached
/// bytes, pages and ranges. A query is a record of everything that its answer depends on; the record is its
/// place in the cache.
package marigold.reads;
