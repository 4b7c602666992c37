package marigold.garden.gardener;

import marigold.refusal.Refusal;

/// A guide is a favourite once, whatever category it is named with.
final class GuideIsFavourite extends Refusal {
    GuideIsFavourite() {
        super(400, "guide-is-favourite", "Guide is already in favorites");
    }
}
