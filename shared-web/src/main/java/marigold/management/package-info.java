/// The port for those who run Marigold, apart from the one for those who use it.
package marigold.management;
