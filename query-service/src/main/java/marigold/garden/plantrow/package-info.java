/// What the catalogue's read models have in common: a plant as a row, made from its events, and the same
/// plant as an answer, made from its row.
package marigold.garden.plantrow;
