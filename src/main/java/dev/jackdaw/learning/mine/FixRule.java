package dev.jackdaw.learning.mine;

import dev.jackdaw.learning.Audience;
import dev.jackdaw.learning.Episode;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Proposal;
import dev.jackdaw.warehouse.Introspection;
import dev.jackdaw.warehouse.Relation;
import dev.jackdaw.warehouse.SqlWords;
import dev.jackdaw.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A statement failed, or found nothing, and the next one ran: what changed between them is the
/// learning, where it is one thing of the company's schema and no slip of the pen.
public record FixRule(Warehouse warehouse) implements MiningRule {
    private static final String AUTHOR = "rule: error and fix";
    private static final Pattern NO_COLUMN =
            Pattern.compile("column \"?(?:[a-z_0-9]+\\.)?([a-z_0-9]+)\"? does not exist");
    private static final Pattern NO_TABLE =
            Pattern.compile("relation \"(?:[a-z_0-9]+\\.)?([a-z_0-9]+)\" does not exist");
    private static final Pattern WRONG_TYPE =
            Pattern.compile("operator does not exist|invalid input syntax|function .* does not exist|must be "
                    + "type|date/time field value out of range");
    private static final Pattern CAST = Pattern.compile("([a-z_0-9]+)(?: \\.)? ?:: ?([a-z]+)");
    private static final Pattern READ_AS = Pattern.compile(
            "(to_date|to_timestamp|to_number) ?\\( ?(?:[a-z_0-9]+ ?\\. ?)?([a-z_0-9]+) ?, " + "?('[^']{1,40}') ?\\)");

    @Override
    public List<Proposal> read(Episode episode) {
        var found = new ArrayList<Proposal>();
        var statements = episode.statements();
        for (int i = 0; i + 1 < statements.size(); i++) {
            var failed = statements.get(i);
            var mended = statements.get(i + 1);
            if (mended.ran() && mended.rows() > 0 && (!failed.ran() || failed.rows() == 0)) {
                fix(failed, mended)
                        .ifPresent(fix -> found.add(episode.proposal(
                                Learning.Type.FIX,
                                Audience.COMPANY,
                                fix.text(),
                                "",
                                episode.asked().question(),
                                List.of(fix.relation()),
                                List.of(failed.seq(), mended.seq()),
                                AUTHOR)));
            }
        }
        return found;
    }

    private record Fix(String relation, String text) {}

    private Optional<Fix> fix(Episode.Statement failed, Episode.Statement mended) {
        var before = SqlWords.of(failed.sql());
        var after = SqlWords.of(mended.sql());
        var lineage = warehouse.lineage(mended.sql());
        if (before.isEmpty() || after.isEmpty() || lineage.isEmpty()) {
            return Optional.empty();
        }
        var relations = lineage.get().columns().keySet().stream()
                .sorted()
                .flatMap(name -> schema().relation(name).stream())
                .toList();
        var column = NO_COLUMN.matcher(failed.problem());
        if (column.find()) {
            return renamed(column.group(1), before.get(), after.get(), relations);
        }
        var table = NO_TABLE.matcher(failed.problem());
        if (table.find()) {
            return otherTable(table.group(1), before.get(), relations);
        }
        if (WRONG_TYPE.matcher(failed.problem()).find()) {
            return otherType(before.get(), after.get(), relations);
        }
        return failed.ran() ? otherSpelling(before.get(), after.get(), relations) : Optional.empty();
    }

    private Introspection schema() {
        return warehouse.schema();
    }

    private static Set<String> without(Set<String> all, Set<String> those) {
        var left = new java.util.LinkedHashSet<>(all);
        left.removeAll(those);
        return left;
    }

    /// The one column that is new, in a table that has it and lacks the one that was asked for.
    private static Optional<Fix> renamed(String missing, SqlWords before, SqlWords after, List<Relation> relations) {
        var fresh = without(after.names(), before.names());
        for (var relation : relations) {
            var found =
                    fresh.stream().filter(n -> relation.column(n).isPresent()).toList();
            if (found.size() == 1 && relation.column(missing).isEmpty()) {
                return Optional.of(new Fix(
                        relation.qualified(),
                        "In %s there is no column `%s`; what is meant is `%s`."
                                .formatted(relation.qualified(), missing, found.getFirst())));
            }
        }
        return Optional.empty();
    }

    private static Optional<Fix> otherTable(String missing, SqlWords before, List<Relation> relations) {
        var fresh = relations.stream()
                .filter(r -> !before.names().contains(r.name()))
                .toList();
        return fresh.size() == 1
                ? Optional.of(new Fix(
                        fresh.getFirst().qualified(),
                        "There is no table `%s`; what is meant is in %s."
                                .formatted(missing, fresh.getFirst().qualified())))
                : Optional.empty();
    }

    /// A column that is read as another type than it is stored in.
    private static Optional<Fix> otherType(SqlWords before, SqlWords after, List<Relation> relations) {
        var old = String.join(" ", before.all());
        var mended = String.join(" ", after.all());
        for (var relation : relations) {
            var read = READ_AS.matcher(mended);
            while (read.find()) {
                var column = relation.column(read.group(2));
                if (column.isPresent() && !old.contains(read.group())) {
                    return Optional.of(typed(
                            relation,
                            column.get(),
                            "%s(%s, %s)".formatted(read.group(1), read.group(2), read.group(3))));
                }
            }
            var cast = CAST.matcher(mended);
            while (cast.find()) {
                var column = relation.column(cast.group(1));
                if (column.isPresent() && !old.contains(cast.group())) {
                    return Optional.of(typed(relation, column.get(), cast.group(1) + "::" + cast.group(2)));
                }
            }
        }
        return Optional.empty();
    }

    private static Fix typed(Relation relation, Relation.Column column, String reading) {
        return new Fix(
                relation.qualified(),
                "In %s the column `%s` is stored as %s; it is read with %s."
                        .formatted(relation.qualified(), column.name(), column.type(), reading));
    }

    /// The same query but for the spelling of one text found nothing.
    private static Optional<Fix> otherSpelling(SqlWords before, SqlWords after, List<Relation> relations) {
        var gone = without(before.texts(), after.texts());
        var fresh = without(after.texts(), before.texts());
        if (gone.size() != 1
                || fresh.size() != 1
                || before.all().size() != after.all().size()) {
            return Optional.empty();
        }
        var wrong = gone.iterator().next();
        var right = fresh.iterator().next();
        if (!alike(wrong, right)) {
            return Optional.empty();
        }
        int at = after.all().indexOf("'" + right.replace("'", "''") + "'");
        var near = after.all().subList(Math.max(0, at - 4), Math.max(0, at));
        for (var relation : relations) {
            for (var word : near.reversed()) {
                if (relation.column(word).isPresent()) {
                    return Optional.of(new Fix(
                            relation.qualified(),
                            "In %s the column `%s` says '%s', not '%s'."
                                    .formatted(relation.qualified(), word, right, wrong)));
                }
            }
        }
        return Optional.empty();
    }

    /// Another spelling, not another value: letters alone decide, or one begins the other.
    private static boolean alike(String a, String b) {
        var one = letters(a);
        var other = letters(b);
        return !one.isEmpty()
                && !other.isEmpty()
                && (one.equals(other) || one.startsWith(other) || other.startsWith(one));
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
