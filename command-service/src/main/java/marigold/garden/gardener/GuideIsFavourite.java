package marigold.garden.gardener;

import marigold.refusal.Refusal;

/// A guide of that name, of whatever category, is among the gardener's favourites.
final class GuideIsFavourite extends Refusal {
    GuideIsFavourite() {
        super(400, "guide-is-favourite", "Guide is already in favorites");
    }
}
