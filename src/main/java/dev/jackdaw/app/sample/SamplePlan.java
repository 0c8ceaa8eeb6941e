package dev.jackdaw.app.sample;

import java.util.Locale;

/// A plan: its price a seat and month, how many seats it starts with, and how likely a month's end
/// is the last.
enum SamplePlan {
    STARTER(15, 3, 0.034),
    PROFESSIONAL(29, 8, 0.020),
    BUSINESS(49, 25, 0.013),
    ENTERPRISE(79, 80, 0.007);

    final int pricePerSeat;
    final int typicalSeats;
    final double monthlyChurn;

    SamplePlan(int pricePerSeat, int typicalSeats, double monthlyChurn) {
        this.pricePerSeat = pricePerSeat;
        this.typicalSeats = typicalSeats;
        this.monthlyChurn = monthlyChurn;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    SamplePlan next() {
        return switch (this) {
            case STARTER -> PROFESSIONAL;
            case PROFESSIONAL -> BUSINESS;
            case BUSINESS, ENTERPRISE -> ENTERPRISE;
        };
    }

    SamplePlan previous() {
        return switch (this) {
            case STARTER, PROFESSIONAL -> STARTER;
            case BUSINESS -> PROFESSIONAL;
            case ENTERPRISE -> BUSINESS;
        };
    }
}
