package dev.jackdaw.model.provider;

import dev.jackdaw.model.provider.ModelFault.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A reply's bytes, up to a limit, beyond which the exchange is broken off.
final class LimitedStream extends FilterInputStream {
    private final Exchange exchange;
    private final int bytesMax;
    private int bytes;

    LimitedStream(InputStream in, int bytesMax, Exchange exchange) {
        super(in);
        this.bytesMax = bytesMax;
        this.exchange = exchange;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int more) throws IOException {
        bytes += more;
        if (bytes > bytesMax) {
            exchange.breakOff(new ModelFault(
                    Reason.TOO_LARGE, "a reply of more than " + (bytesMax >> 20) + " MB, cut off there"));
            throw new IOException("too large");
        }
    }
}
