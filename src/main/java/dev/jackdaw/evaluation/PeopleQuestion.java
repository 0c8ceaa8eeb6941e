package dev.jackdaw.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.data.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question as somebody would type it, written by people who had not seen how questions are read. `gold` holds
/// statements, each of which gives a right answer; an answer with more columns is right, too. `says` are texts that a
/// right answer holds. `voice` is who speaks, `kind` what sort of question it is.
public record PeopleQuestion(
        String id,
        String voice,
        String kind,
        List<String> before,
        String question,
        ExpectedAnswer expect,
        List<String> gold,
        boolean ordered,
        List<String> says) {
    public PeopleQuestion(
            String id,
            String voice,
            String kind,
            @Nullable List<String> before,
            String question,
            ExpectedAnswer expect,
            @Nullable List<String> gold,
            boolean ordered,
            @Nullable List<String> says) {
        this.id = id;
        this.voice = voice;
        this.kind = kind;
        this.before = before == null ? List.of() : List.copyOf(before);
        this.question = question;
        this.expect = expect;
        this.gold = gold == null ? List.of() : List.copyOf(gold);
        this.ordered = ordered;
        this.says = says == null ? List.of() : List.copyOf(says);
    }

    /// A file of JSON lines, one question each.
    public static List<PeopleQuestion> read(Path file) {
        try {
            var questions = new ArrayList<PeopleQuestion>();
            int line = 0;
            for (var text : Files.readAllLines(file)) {
                line++;
                if (!text.isBlank()) {
                    questions.add(of(text, file + ":" + line));
                }
            }
            return List.copyOf(questions);
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no file of questions " + file);
        } catch (CharacterCodingException e) {
            throw new UsageException("can't read the questions of " + file + ": it is not UTF-8");
        } catch (IOException e) {
            throw new UsageException("can't read the questions of " + file + ": " + e.getMessage());
        }
    }

    private static PeopleQuestion of(String text, String where) {
        try {
            var read = Json.read(text, PeopleQuestion.class);
            if (read == null || read.id() == null || read.question() == null || read.expect() == null) {
                throw new UsageException(where + " needs an id, a question and what to expect");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new UsageException(where + " is not a question: " + e.getOriginalMessage());
        }
    }
}
