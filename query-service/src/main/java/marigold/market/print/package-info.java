/// Reads no events and computes no figure: it lays reports out on paper. Shows each of them as one HTML
/// document with the vendor's letterhead, ready to print.
package marigold.market.print;
