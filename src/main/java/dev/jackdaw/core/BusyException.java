package dev.jackdaw.core;

/// Too much is waiting already. Nothing was begun.
public final class BusyException extends PermanentException {
    private static final long serialVersionUID = 1L;

    private final int position;

    BusyException(int position, String why) {
        super("busy: " + why + ". Ask again in a minute");
        this.position = position;
    }

    /// Where one would have stood in line.
    public int position() {
        return position;
    }
}
