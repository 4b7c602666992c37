/// What growing a plant does for its surroundings, computed from the plant's traits and its place: cooling,
/// air, carbon, water, insects, food, and what it asks for. Pure; read models keep the traits in their rows.
package marigold.garden.impact;
