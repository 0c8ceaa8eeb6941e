package dev.jackdaw.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/// A request's body up to a limit; what is larger is a 413.
final class BoundedBody {
    private static final int DRAIN_MAX = 8 << 20;

    private BoundedBody() {}

    static byte[] read(Context context, int bytesMax, String problem) throws IOException {
        var in = context.bodyInputStream();
        var body = in.readNBytes(bytesMax + 1);
        if (body.length > bytesMax) {
            drain(in);
            throw new Problem(413, "Content too large", problem, 0);
        }
        return body;
    }

    /// Whoever is still sending hears the answer only after that: of a connection that is closed before, they hear
    /// nothing. Bounded, as nobody has to be heard out.
    private static void drain(InputStream in) throws IOException {
        var dropped = new byte[8_192];
        for (int left = DRAIN_MAX, read = 0; left > 0 && read >= 0; left -= read) {
            read = in.read(dropped);
        }
    }
}
