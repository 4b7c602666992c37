/// Which caches a process has, and how well they do.
package marigold.caches;
