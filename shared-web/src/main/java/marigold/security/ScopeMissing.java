package marigold.security;

import marigold.refusal.Refusal;

/// The operator signed in for less than this.
final class ScopeMissing extends Refusal {
    ScopeMissing(OperatorScope needed) {
        super(403, "scope-missing", "This needs a token with the scope " + needed.text());
    }
}
