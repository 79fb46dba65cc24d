package org.jackfield.connectors.simulator.media.voice;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * A talk that goes on, frame by frame: who is heard just now, and with what. All telephones that take part play the same frame at
 * the same time. One speaks at a time; whoever presses keys interrupts. For one thread.
 */
public final class Talk {

    private static final int MOST_KEYS = 64;

    private final List<List<Turn>> topics;
    private final int speakers;
    private final Queue<Pressed> pressed = new ArrayDeque<>();
    private List<Turn> piece;
    private int topic;
    private int turn;
    private int turnsOfCalled;
    private int frameOfTurn = -1;
    private int speaker = Turn.NOBODY;
    private Sound sound;
    private long frameOfSound;
    private char key;
    private int frameOfKey;
    private int frameOfPressed;

    private record Pressed(int speaker, char key) {
    }

    Talk(List<Turn> opening, List<List<Turn>> topics, int speakers) {
        this.topics = List.copyOf(topics);
        this.speakers = speakers;
        this.piece = opening;
        this.topic = -1;
    }

    /** Goes on to the next frame. */
    public void next() {
        if (!pressed.isEmpty()) {
            showPressed();
            return;
        }
        key = 0;
        speaker = Turn.NOBODY;
        frameOfTurn++;
        while (piece != null && frameOfTurn >= piece.get(turn).frames()) {
            nextTurn();
        }
        if (piece != null) {
            show(piece.get(turn));
        }
    }

    private void showPressed() {
        speaker = pressed.element().speaker();
        key = pressed.element().key();
        frameOfKey = frameOfPressed++;
        if (frameOfPressed == KeyPress.FRAMES) {
            frameOfPressed = 0;
            pressed.remove();
        }
    }

    private void nextTurn() {
        frameOfTurn = 0;
        turn++;
        if (turn == piece.size()) {
            turn = 0;
            topic = topics.isEmpty() ? -1 : (topic + 1) % topics.size();
            piece = topics.isEmpty() ? null : topics.get(topic);
        }
        if (piece != null && piece.get(turn).who() == Turn.CALLED) {
            turnsOfCalled++;
        }
    }

    private void show(Turn now) {
        speaker = now.who() == Turn.CALLED ? called() : now.who();
        sound = now.sound();
        frameOfSound = (long) now.first() + frameOfTurn;
        if (!now.keys().isEmpty()) {
            key = now.keys().charAt(frameOfTurn / KeyPress.FRAMES);
            frameOfKey = frameOfTurn % KeyPress.FRAMES;
        }
    }

    /** In a conference those who were called take turns. */
    private int called() {
        return 1 + turnsOfCalled % Math.max(1, speakers - 1);
    }

    /** Somebody presses keys, one after the other from the next frame on; what is too many is not pressed. */
    public void press(int who, String keys) {
        for (char each : keys.toCharArray()) {
            if (pressed.size() < MOST_KEYS) {
                pressed.add(new Pressed(who, each));
            }
        }
    }

    /** Who is heard: 0 for the caller, 1 and up for the others, less for nobody. */
    public int speaker() {
        return speaker;
    }

    /** Whether keys are heard, and no sound. */
    public boolean isKey() {
        return key != 0;
    }

    /** Whether there is a sound; where a speaker has none he is silent. */
    public boolean isSound() {
        return speaker >= 0 && key == 0 && sound != null;
    }

    /** The sound. */
    public Sound sound() {
        return sound;
    }

    /** Which frame of the sound. */
    public long frameOfSound() {
        return frameOfSound;
    }

    /** The key. */
    public char key() {
        return key;
    }

    /** Which frame of the key. */
    public int frameOfKey() {
        return frameOfKey;
    }
}
