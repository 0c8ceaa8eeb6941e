package dev.jackdaw.knowledge;

import dev.jackdaw.core.Hashes;
import dev.jackdaw.data.Json;
import dev.jackdaw.data.KnowledgeRef;
import dev.jackdaw.knowledge.definition.Definition;

/// A piece of knowledge with where it comes from. `content` is what is shown, `search` what is
/// searched; `version` is the hash of all that is read or searched: another content is another
/// version.
public record KnowledgeItem(
        KnowledgeKind kind,
        String name,
        KnowledgeSource source,
        String title,
        String content,
        String search,
        Definition definition,
        String version) {

    /// As it is written now.
    public KnowledgeItem(
            KnowledgeKind kind,
            String name,
            KnowledgeSource source,
            String title,
            String content,
            String search,
            Definition definition) {
        this(
                kind,
                name,
                source,
                title,
                content,
                search,
                definition,
                Hashes.brief(title + '\0' + content + '\0' + search + '\0' + Json.text(definition)));
    }

    /// As receipts name it.
    public KnowledgeRef ref() {
        return new KnowledgeRef(kind.word(), name, version);
    }
}
