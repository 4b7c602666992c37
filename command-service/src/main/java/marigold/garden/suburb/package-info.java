/// The suburbs: where they are, their climate zones and their heat, as the platform's admin imports them.
package marigold.garden.suburb;
