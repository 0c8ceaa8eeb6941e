package dev.jackdaw.warehouse.guard;

import dev.jackdaw.warehouse.text.StatementText;
import java.util.List;

/// Reads the list of an index: columns, calls and expressions, each with its collation, operator
/// class and order. Operator classes come from PostgreSQL itself: no schema may stand in front.
final class IndexElements {
    private IndexElements() {}

    static void read(StatementText list, List<StatementText> expressions) throws RefusedException {
        var cursor = new TokenCursor(list);
        do {
            element(cursor, expressions);
        } while (cursor.skipMark(","));
        cursor.expectEnd();
    }

    private static void element(TokenCursor cursor, List<StatementText> expressions) throws RefusedException {
        int from = cursor.position();
        if (cursor.seesMark("(")) {
            cursor.group();
            expressions.add(cursor.part(from, cursor.position()));
        } else {
            cursor.name();
            while (cursor.skipMark(".")) {
                cursor.name();
            }
            if (cursor.seesMark("(")) {
                cursor.group();
            }
            expressions.add(cursor.part(from, cursor.position()));
        }
        if (cursor.skip("collate")) {
            cursor.target();
        }
        boolean order = cursor.ended()
                || cursor.seesMark(",")
                || cursor.sees("asc")
                || cursor.sees("desc")
                || cursor.sees("nulls");
        if (!order) {
            operatorClass(cursor);
        }
        if (!cursor.skip("asc")) {
            cursor.skip("desc");
        }
        if (!cursor.skip("nulls", "first")) {
            cursor.skip("nulls", "last");
        }
    }

    private static void operatorClass(TokenCursor cursor) throws RefusedException {
        var name = cursor.name();
        if (!name.endsWith("_ops") || cursor.seesMark(".") || cursor.seesMark("(")) {
            throw new RefusedException(Wall.AST, "index", "the operator class " + name + " may not be used");
        }
    }
}
