package dev.jackdaw.warehouse.guard;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.parser.AbstractJSqlParser.Dialect;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.statement.Statement;

/// Parses with JSqlParser, for a bounded time, and believes the result only where the parser's own
/// tokens put together again are the text: it neither dropped nor misread anything.
final class Syntax {
    private static final Duration TIME_MAX = Duration.ofMillis(50);
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private Syntax() {}

    private static ScheduledThreadPoolExecutor clock() {
        var clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("parse-clock").factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /// The statement; empty where the parser can't read it, or not in time.
    static Optional<Statement> parse(String text) {
        var parser = CCJSqlParserUtil.newParser(text)
                .withDialect(Dialect.POSTGRESQL)
                .withAllowComplexParsing(true)
                .withUnsupportedStatements(false);
        var end = CLOCK.schedule(() -> parser.interrupted = true, TIME_MAX.toMillis(), TimeUnit.MILLISECONDS);
        try {
            var first = parser.token;
            var statement = parser.Statement();
            return statement != null && same(first, text) ? Optional.of(statement) : Optional.empty();
        } catch (ParseException | StackOverflowError | RuntimeException e) {
            return Optional.empty();
        } finally {
            end.cancel(false);
        }
    }

    private static boolean same(Token head, String text) {
        int at = 0;
        for (var token = head.next; token != null && token.kind != 0; token = token.next) {
            for (int i = 0; i < token.image.length(); i++) {
                char c = token.image.charAt(i);
                if (c != ' ') {
                    at = next(text, at);
                    if (at >= text.length() || text.charAt(at++) != c) {
                        return false;
                    }
                }
            }
        }
        return next(text, at) >= text.length();
    }

    private static int next(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }
}
