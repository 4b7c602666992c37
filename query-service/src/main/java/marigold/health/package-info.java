/// Whether the process lives and whether it should be given requests (`GET /health`, `GET /ready`).
package marigold.health;
