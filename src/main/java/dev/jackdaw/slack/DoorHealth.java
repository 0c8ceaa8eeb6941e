package dev.jackdaw.slack;

/// How the door stands: "ok", or what is wrong, for the health page and doctor. Thread-safe.
final class DoorHealth {
    private volatile String now = "ok";

    void ok() {
        now = "ok";
    }

    void failing(String why) {
        now = why;
    }

    String now() {
        return now;
    }
}
