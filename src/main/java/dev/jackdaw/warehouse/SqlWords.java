package dev.jackdaw.warehouse;

import dev.jackdaw.warehouse.text.StatementText;
import dev.jackdaw.warehouse.text.TextBounds;
import dev.jackdaw.warehouse.text.TextRefusedException;
import dev.jackdaw.warehouse.text.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The words of a statement, whether or not it can run: what it names, the texts it compares with,
/// and all of it word by word.
public record SqlWords(Set<String> names, Set<String> texts, List<String> all) {
    private static final TextBounds BOUNDS = new TextBounds(20_000, 5_000, 200, 100);

    /// Nothing for what is no one statement.
    public static Optional<SqlWords> of(String sql) {
        try {
            var tokens = StatementText.read(sql, BOUNDS).tokens();
            return Optional.of(new SqlWords(
                    values(tokens, Token::names),
                    values(tokens, t -> t.kind() == Token.Type.STRING),
                    tokens.stream().map(Token::text).toList()));
        } catch (TextRefusedException e) {
            return Optional.empty();
        }
    }

    private static Set<String> values(List<Token> tokens, Predicate<Token> wanted) {
        return tokens.stream().filter(wanted).map(Token::value).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
