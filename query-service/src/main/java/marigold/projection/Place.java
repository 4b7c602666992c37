package marigold.projection;

/// Where a version of a read model's tables is: the live one in schema `read`, one that is being built in a
/// schema of its own, one that was live before in another. Each has its own positions and watermarks.
///
/// @param schema of the tables
/// @param group  under which positions and watermarks are kept
record Place(String schema, String group) {
    static Place live(ReadModel<?> model) {
        return new Place("read", model.name());
    }

    /// The tables of a rebuild.
    static Place aside(ReadModel<?> model) {
        return new Place("aside_" + model.name(), model.name() + "@aside");
    }

    /// The tables that were live until the last swap.
    static Place kept(ReadModel<?> model) {
        return new Place("kept_" + model.name(), model.name() + "@kept");
    }
}
