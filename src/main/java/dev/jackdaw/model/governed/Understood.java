package dev.jackdaw.model.governed;

/// What a question says, and what that comes to.
record Understood(Slots slots, Resolution resolution) {}
