package dev.jackdaw.knowledge.file;

import dev.jackdaw.knowledge.CheckFinding;
import dev.jackdaw.knowledge.Identifiers;
import dev.jackdaw.knowledge.KnowledgeItem;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.knowledge.KnowledgeSource;
import dev.jackdaw.knowledge.definition.QueryDefinition;
import java.util.regex.Pattern;

/// `queries/*.sql`: validated queries, several a file, each between comment tags:
///
///     -- <query mrr_by_plan>            or: -- <query name>mrr_by_plan</query name>
///     -- <description>…</description>   or: -- <query description> … -- </query description>
///     -- <query>
///     SELECT …
///     -- </query>
final class QueryFile implements KnowledgeFolder.Reader {
    private static final Pattern NAME = Pattern.compile(
            "^--\\s*<query\\s+name>\\s*(?<tagged>[^<]+?)\\s*</query\\s+name>\\s*$|^--\\s*<query\\s+(?!description>)(?<plain>[^>]+?)\\s*>\\s*$",
            Pattern.MULTILINE);
    private static final Pattern DESCRIPTION =
            Pattern.compile("<(?:query )?description>(?<text>.*?)</(?:query )?description>", Pattern.DOTALL);
    private static final Pattern BODY =
            Pattern.compile("^--\\s*<query>\\s*$(?<sql>.*?)^--\\s*</query>\\s*$", Pattern.DOTALL | Pattern.MULTILINE);

    @Override
    public void read(SourceFile file, KnowledgeFolder.Contents contents) {
        var names = NAME.matcher(file.text()).results().toList();
        if (names.isEmpty()) {
            contents.findings()
                    .add(CheckFinding.error(
                            file.name(),
                            1,
                            "query-tags",
                            "the file holds no tagged query",
                            "Write -- <query NAME> above each query"));
        }
        for (int i = 0; i < names.size(); i++) {
            var match = names.get(i);
            int end = i + 1 < names.size()
                    ? names.get(i + 1).start()
                    : file.text().length();
            var name = match.group("tagged") == null ? match.group("plain") : match.group("tagged");
            block(file, name, match.start(), file.text().substring(match.end(), end), contents);
        }
    }

    private static void block(SourceFile file, String name, int at, String text, KnowledgeFolder.Contents contents) {
        int line = file.lineAt(at);
        var body = BODY.matcher(text);
        if (!body.find() || body.group("sql").isBlank()) {
            contents.findings()
                    .add(CheckFinding.error(
                            file.name(),
                            line,
                            "query-tags",
                            "query '" + name + "' has no SQL",
                            "Put it between -- <query> and -- </query>"));
            return;
        }
        var described = DESCRIPTION.matcher(text);
        var description = described.find()
                ? described
                        .group("text")
                        .replaceAll("(?m)^\\s*--\\s?", "")
                        .replaceAll("\\s+", " ")
                        .strip()
                : "";
        if (description.isEmpty()) {
            contents.findings()
                    .add(CheckFinding.warning(
                            file.name(),
                            line,
                            "query-description",
                            "query '" + name + "' has no description, so nobody will find it",
                            "Add -- <description>what it answers</description>"));
        }
        var sql = body.group("sql").strip().replaceAll(";\\s*$", "");
        contents.items()
                .add(new KnowledgeItem(
                        KnowledgeKind.QUERY,
                        name,
                        KnowledgeSource.file(file.name(), line),
                        "Validated query " + name,
                        description + "\n" + sql,
                        Identifiers.searchable(name + "\n" + description),
                        new QueryDefinition(name, description, sql)));
    }
}
