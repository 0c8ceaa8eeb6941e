package dev.jackdaw.model.governed;

import java.util.Set;

/// Words of a text that stand for one thing: where they are and all that they may mean, their own base forms
/// first.
record ConceptUnit(int start, int length, Set<String> bases, Set<String> meanings) {
    int end() {
        return start + length;
    }

    /// Whether both may mean the same.
    boolean meets(ConceptUnit other) {
        return bases.stream().anyMatch(other.bases::contains)
                || meanings.stream().anyMatch(other.meanings::contains);
    }

    /// Whether it may mean just what the other one says: "starter" is a plan, whoever else is called so.
    boolean means(ConceptUnit other) {
        return other.bases.stream().anyMatch(meanings::contains);
    }

    /// Whether both are forms of the same word.
    boolean sameWord(ConceptUnit other) {
        return bases.stream().anyMatch(other.bases::contains);
    }
}
