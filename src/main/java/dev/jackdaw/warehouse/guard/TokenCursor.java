package dev.jackdaw.warehouse.guard;

import dev.jackdaw.store.Grants;
import dev.jackdaw.warehouse.text.StatementText;
import dev.jackdaw.warehouse.text.Token;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// Walks along a statement's tokens.
final class TokenCursor {
    private final StatementText text;
    private int at;

    TokenCursor(StatementText text) {
        this.text = text;
    }

    boolean ended() {
        return at >= text.tokens().size();
    }

    int position() {
        return at;
    }

    boolean sees(String keyword) {
        return !ended() && text.tokens().get(at).is(keyword);
    }

    boolean seesMark(String mark) {
        return !ended() && text.tokens().get(at).mark(mark);
    }

    /// Goes past these keywords where all of them follow.
    boolean skip(String... keywords) {
        boolean follow = sees(at, keywords);
        at += follow ? keywords.length : 0;
        return follow;
    }

    /// Whether these keywords stand from that token on.
    boolean sees(int from, String... keywords) {
        return from + keywords.length <= text.tokens().size()
                && IntStream.range(0, keywords.length)
                        .allMatch(i -> text.tokens().get(from + i).is(keywords[i]));
    }

    boolean skipMark(String mark) {
        boolean follows = seesMark(mark);
        at += follows ? 1 : 0;
        return follows;
    }

    void expect(String... keywords) throws RefusedException {
        if (!skip(keywords)) {
            throw unexpected("expected " + String.join(" ", keywords).toUpperCase(Locale.ROOT));
        }
    }

    void expectMark(String mark) throws RefusedException {
        if (!skipMark(mark)) {
            throw unexpected("expected '" + mark + "'");
        }
    }

    void expectEnd() throws RefusedException {
        if (!ended()) {
            throw unexpected("expected the end");
        }
    }

    Token take() throws RefusedException {
        if (ended()) {
            throw unexpected("more was expected");
        }
        return text.tokens().get(at++);
    }

    /// A name with up to one schema in front.
    StatementForm.Target target() throws RefusedException {
        var first = name();
        if (!skipMark(".")) {
            return new StatementForm.Target("", first);
        }
        var second = name();
        if (seesMark(".")) {
            throw new RefusedException(Wall.AST, "target", "name it SCHEMA.NAME, without a database in front");
        }
        return new StatementForm.Target(first, second);
    }

    /// The name of something that the Engineer builds.
    StatementForm.Target built() throws RefusedException {
        return built(target());
    }

    static StatementForm.Target built(StatementForm.Target target) throws RefusedException {
        if (!target.schema().equals(Grants.BUILT_SCHEMA)) {
            throw new RefusedException(
                    Wall.AST,
                    "target",
                    "name it " + Grants.BUILT_SCHEMA + "." + target.name() + ": the Engineer builds only there");
        }
        return target;
    }

    String name() throws RefusedException {
        var token = take();
        if (!token.names()) {
            throw unexpected("expected a name before " + token.shown());
        }
        return token.value();
    }

    /// Goes behind the parenthesis that closes the one here; returns what stands between them.
    StatementText group() throws RefusedException {
        int open = at;
        expectMark("(");
        int close = text.closing(open);
        if (close < 0) {
            throw unexpected("a parenthesis is not closed");
        }
        at = close + 1;
        return text.part(open + 1, close);
    }

    /// `(NAME, …)`.
    void names() throws RefusedException {
        var inner = new TokenCursor(group());
        do {
            inner.name();
        } while (inner.skipMark(","));
        inner.expectEnd();
    }

    /// `(NAME [=] [VALUE], …)`.
    Map<String, String> options() throws RefusedException {
        var inner = new TokenCursor(group());
        var options = new LinkedHashMap<String, String>();
        do {
            var option = inner.name();
            inner.skipMark("=");
            boolean valued = !inner.ended() && !inner.seesMark(",");
            options.put(option, valued ? inner.take().value() : "");
        } while (inner.skipMark(","));
        inner.expectEnd();
        return options;
    }

    StatementText rest() {
        var rest = text.part(at, text.tokens().size());
        at = text.tokens().size();
        return rest;
    }

    StatementText part(int from, int to) {
        return text.part(from, to);
    }

    int size() {
        return text.tokens().size();
    }

    RefusedException unexpected(String what) {
        return new RefusedException(
                Wall.AST,
                "form",
                what + (ended() ? " at the end" : " at " + text.tokens().get(at).shown()));
    }
}
