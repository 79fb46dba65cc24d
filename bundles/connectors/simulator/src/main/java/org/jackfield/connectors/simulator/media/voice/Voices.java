package org.jackfield.connectors.simulator.media.voice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that can be heard in the office, as {@code src/main/voices/make} has made it. Immutable. */
public final class Voices {

    private static final String TOPIC = "-topic-";

    private final Map<String, List<Turn>> pieces = new LinkedHashMap<>();
    private final Sound music = new Sound(octets("music.al"));
    private final Sound ringBack = new Sound(octets("ringback.al"));
    private final Sound busy = new Sound(octets("busy.al"));

    /** Reads them from the bundle. */
    public Voices() {
        new String(octets("index"), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" "))
                .forEach(words -> pieces.put(words[0], turns(words)));
    }

    private static byte[] octets(String name) {
        try (InputStream in = Voices.class.getResourceAsStream("/voices/" + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no voices/" + name + "; src/main/voices/make makes it");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Turn> turns(String[] words) {
        Sound speech = new Sound(octets(words[0] + ".al"));
        List<Turn> turns = new ArrayList<>();
        int at = 0;
        for (int i = 1; i < words.length; i++) {
            Turn turn = turn(words[i].split(":"), speech, at);
            if (turn.sound() == speech) {
                at += turn.frames();
            }
            turns.add(turn);
        }
        if (at != speech.frames()) {
            throw new IllegalStateException("the turns of " + words[0] + " are not those of its file");
        }
        return List.copyOf(turns);
    }

    private Turn turn(String[] parts, Sound speech, int at) {
        int who = switch (parts[0]) {
            case "a" -> Turn.CALLER;
            case "b" -> Turn.CALLED;
            default -> Turn.NOBODY;
        };
        return switch (parts[1]) {
            case "keys" -> new Turn(who, parts[2].length() * KeyPress.FRAMES, null, 0, parts[2]);
            case "music" -> new Turn(who, Integer.parseInt(parts[2]), music, 0, "");
            default -> new Turn(who, Integer.parseInt(parts[1]), who == Turn.NOBODY ? null : speech, at, "");
        };
    }

    /** What is heard on hold. */
    public Sound music() {
        return music;
    }

    /** What is heard while it rings elsewhere. */
    public Sound ringBack() {
        return ringBack;
    }

    /** What is heard when there is nobody. */
    public Sound busy() {
        return busy;
    }

    /**
     * A talk of this kind.
     *
     * @param seed     the same seed gives the same talk
     * @param speakers how many take part
     */
    public Talk talk(TalkKind kind, int seed, int speakers) {
        if (!kind.people()) {
            List<Turn> piece = pieces.get(kind.pieceName());
            return new Talk(piece, kind == TalkKind.MAILBOX ? List.of() : List.of(piece), speakers);
        }
        List<String> openings = pieces.keySet().stream().filter(name -> name.endsWith("-" + kind.pieceName())).toList();
        String opening = openings.get(Math.floorMod(seed, openings.size()));
        String voices = opening.substring(0, opening.lastIndexOf('-'));
        List<List<Turn>> topics = new ArrayList<>();
        pieces.forEach((name, turns) -> {
            if (name.startsWith(voices + TOPIC)) {
                topics.add(turns);
            }
        });
        Collections.rotate(topics, seed / openings.size());
        return new Talk(pieces.get(opening), topics, speakers);
    }
}
