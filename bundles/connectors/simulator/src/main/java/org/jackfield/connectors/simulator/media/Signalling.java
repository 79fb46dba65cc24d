package org.jackfield.connectors.simulator.media;

/** How the two ends of a leg agree that media flow. For the media thread only. */
interface Signalling {

    /** What the leg is to be has changed; null: it is to end. */
    void plan(LegPlan plan, boolean hungUp, long now);

    /** Time passes. */
    void tick(long now);

    /** Whether the telephone may send. */
    boolean telephoneSends();

    /** Whether the telephone system may send. */
    boolean systemSends();

    /** Whether it has ended, at both ends. */
    boolean isOver();

    /** Nothing more is sent; the ends are forgotten. */
    void close();
}
