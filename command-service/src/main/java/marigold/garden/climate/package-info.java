/// What was measured of a suburb's weather, ultraviolet light and air, a reading a day.
package marigold.garden.climate;
