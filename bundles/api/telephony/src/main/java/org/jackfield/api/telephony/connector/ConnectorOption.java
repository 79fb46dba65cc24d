package org.jackfield.api.telephony.connector;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One setting that a connector asks for, so that page, command and REST can ask for it likewise.
 *
 * @param key its key in {@link ConnectorConfig#options()}
 * @param title its label; names the unit where there is one
 * @param help a sentence on what it does
 * @param type what is entered
 * @param defaultValue the value if nothing is entered, as text
 * @param choices the values to choose from, for {@link Type#CHOICE}
 * @param min the least number, for {@link Type#NUMBER}
 * @param max the greatest number, for {@link Type#NUMBER}; the greatest length for {@link Type#TEXT}
 */
public record ConnectorOption(
        String key,
        String title,
        String help,
        Type type,
        String defaultValue,
        List<String> choices,
        int min,
        int max) {

    /** What is entered. */
    public enum Type {
        TEXT,
        NUMBER,
        FLAG,
        CHOICE
    }

    public ConnectorOption {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(title, "title");
        help = Objects.requireNonNullElse(help, "");
        Objects.requireNonNull(type, "type");
        defaultValue = Objects.requireNonNullElse(defaultValue, "");
        choices = List.copyOf(choices);
    }

    /** A text of at most 1000 characters. */
    public static ConnectorOption text(String key, String title, String help, String defaultValue) {
        return new ConnectorOption(key, title, help, Type.TEXT, defaultValue, List.of(), 0, 1000);
    }

    public static ConnectorOption number(String key, String title, String help, int defaultValue, int min, int max) {
        return new ConnectorOption(
                key, title, help, Type.NUMBER, Integer.toString(defaultValue), List.of(), min, max);
    }

    public static ConnectorOption flag(String key, String title, String help, boolean defaultValue) {
        return new ConnectorOption(
                key, title, help, Type.FLAG, Boolean.toString(defaultValue), List.of(), 0, 0);
    }

    /** One of several; the first is the default. */
    public static ConnectorOption choice(String key, String title, String help, List<String> choices) {
        return new ConnectorOption(key, title, help, Type.CHOICE, choices.get(0), choices, 0, 0);
    }

    /** What is wrong with a value, in words for an administrator; empty if nothing. */
    public Optional<String> problemWith(String value) {
        return switch (type) {
            case TEXT -> value.length() <= max
                    ? Optional.empty()
                    : Optional.of("at most " + max + " characters");
            case FLAG -> value.equals("true") || value.equals("false")
                    ? Optional.empty()
                    : Optional.of("true or false");
            case CHOICE -> choices.contains(value)
                    ? Optional.empty()
                    : Optional.of("one of " + String.join(", ", choices));
            case NUMBER -> isNumberInRange(value)
                    ? Optional.empty()
                    : Optional.of("a number from " + min + " to " + max);
        };
    }

    private boolean isNumberInRange(String value) {
        try {
            int number = Integer.parseInt(value.strip());
            return number >= min && number <= max;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
