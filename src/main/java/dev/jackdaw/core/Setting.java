package dev.jackdaw.core;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The declaration of one setting, which is an environment variable: its name, what it is for, what its value may be,
/// what holds where it is not set (in words; empty for nothing), whether its value is secret, and how it is read. Each
/// room declares its own beside the record that it reads from them; `app.Config` lists all of them.
public record Setting<T>(
        String name, String purpose, String values, String standard, boolean secret, Reader<T> reader) {

    /// Reads a value; empty where the setting is not set. A wrong value is a [UsageException] that names the setting
    /// and the mend.
    @FunctionalInterface
    public interface Reader<T> {
        /// What a setting of this name and value means.
        T read(String name, Optional<String> value);
    }

    /// Its value in an environment.
    public T in(Map<String, String> environment) {
        return reader.read(name, value(environment));
    }

    /// As it was written, without blanks around it; nothing where it is not set or blank.
    public Optional<String> value(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }

    /// The same, whose value nobody is shown.
    public Setting<T> hidden() {
        return new Setting<>(name, purpose, values, standard, true, reader);
    }

    /// The same, with other words for what holds where it is not set.
    public Setting<T> otherwise(String words) {
        return new Setting<>(name, purpose, values, words, secret, reader);
    }

    /// The same, with other words for what its value may be.
    public Setting<T> of(String words) {
        return new Setting<>(name, purpose, words, standard, secret, reader);
    }

    /// The same, made into something else.
    public <R> Setting<R> as(Function<T, R> made) {
        return new Setting<>(
                name, purpose, values, standard, secret, (setting, value) -> made.apply(reader.read(setting, value)));
    }

    /// A text, or nothing.
    public static Setting<Optional<String>> text(String name, String purpose) {
        return new Setting<>(name, purpose, "text", "", false, (setting, value) -> value);
    }

    /// Something that `read` makes of the setting's name and its text, or nothing.
    public static <T> Setting<Optional<T>> parsed(
            String name, String purpose, String values, BiFunction<String, String, T> read) {
        return new Setting<>(
                name, purpose, values, "", false, (setting, value) -> value.map(text -> read.apply(setting, text)));
    }

    /// The name of a file or folder, or nothing.
    public static Setting<Optional<Path>> path(String name, String purpose) {
        return parsed(name, purpose, "a path", (setting, text) -> Path.of(text));
    }

    /// Several, separated by commas; blank ones don't count.
    public static Setting<List<String>> list(String name, String purpose) {
        return new Setting<>(
                name,
                purpose,
                "several, with commas",
                "",
                false,
                (setting, value) -> value.stream()
                        .flatMap(text -> Arrays.stream(text.split(",")))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    /// One of some words, the first of which holds where it is not set.
    public static Setting<String> choice(String name, String purpose, String standard, String other) {
        return new Setting<>(name, purpose, standard + " or " + other, standard, false, (setting, value) -> {
            var word = value.orElse(standard);
            if (!word.equals(standard) && !word.equals(other)) {
                throw new UsageException(setting + " is '" + word + "'. Choose " + standard + " or " + other);
            }
            return word;
        });
    }

    /// A whole number.
    public static Setting<Integer> number(String name, String purpose, int standard, int least, int most) {
        var values = "a number from " + least + " to " + most;
        return new Setting<>(name, purpose, values, String.valueOf(standard), false, (setting, value) -> {
            var number = value.filter(v -> v.matches("\\d{1,6}")).map(Integer::parseInt);
            if (value.isPresent() && number.filter(n -> n >= least && n <= most).isEmpty()) {
                throw new UsageException(setting + " is '" + value.get() + "'. It must be " + values);
            }
            return number.orElse(standard);
        });
    }

    /// An amount of US dollars, read in millionths.
    public static Setting<Long> dollars(String name, String purpose, long standardMicros) {
        var standard =
                BigDecimal.valueOf(standardMicros, 6).stripTrailingZeros().toPlainString();
        return new Setting<>(name, purpose, "US dollars", standard, false, (setting, value) -> {
            if (value.filter(v -> !v.matches("\\d{1,7}(\\.\\d{1,6})?")).isPresent()) {
                throw new UsageException(setting + " is '" + value.get() + "'. Write US dollars, such as 5 or 0.50");
            }
            return value.map(v -> new BigDecimal(v).movePointRight(6).longValueExact())
                    .orElse(standardMicros);
        });
    }

    /// A time: seconds, or with a unit: "20", "20s", "500ms".
    public static Setting<Duration> time(String name, String purpose, Duration standard) {
        var values = "seconds, such as 20, or 500ms";
        return new Setting<>(name, purpose, values, String.valueOf(standard.toSeconds()), false, (setting, value) -> {
            if (value.filter(v -> !v.matches("[1-9]\\d{0,5}(s|ms)?")).isPresent()) {
                throw new UsageException(setting + " is '" + value.get() + "'. Write " + values);
            }
            return value.map(Setting::duration).orElse(standard);
        });
    }

    private static Duration duration(String text) {
        long number = Long.parseLong(text.replaceAll("\\D", ""));
        return text.endsWith("ms") ? Duration.ofMillis(number) : Duration.ofSeconds(number);
    }
}
