package dev.jackdaw.model.provider;

/// What a model costs, in US dollars a million tokens: read afresh, read from the provider's cache,
/// written to it, and replied.
record Price(double in, double cached, double stored, double out) {
    /// A model of one's own, or one whose price nobody told.
    static final Price NONE = new Price(0, 0, 0, 0);

    /// In millionths of a dollar, rounded up.
    long cost(int fresh, int fromCache, int toCache, int replied) {
        return (long) Math.ceil(fresh * in + fromCache * cached + toCache * stored + replied * out);
    }
}
