package dev.jackdaw.model.governed;

import dev.jackdaw.core.calendar.Period;

/// A period that was said, where its words are; `against` where it is what another is compared with.
record SaidTime(Period period, int start, int end, boolean against) {}
