/// Files of the platform's: a row at a time, and a reason for every row that is left out.
package marigold.garden.csv;
