package org.jackfield.connectors.simulator.media;

/** That of telephones that do not speak SIP: the audio is there while they talk, and nobody sees why. */
final class UnseenSignalling implements Signalling {

    private LegPlan plan;
    private boolean hasTalked;

    @Override
    public void plan(LegPlan newPlan, boolean hungUp, long now) {
        plan = newPlan;
        hasTalked |= plan != null && plan.state() == LegPlan.State.TALKING;
    }

    @Override
    public void tick(long now) {
        // There is nothing to wait for.
    }

    @Override
    public boolean telephoneSends() {
        return plan != null && hasTalked && plan.state() != LegPlan.State.HOLDING;
    }

    @Override
    public boolean systemSends() {
        return telephoneSends();
    }

    @Override
    public boolean isOver() {
        return plan == null;
    }

    @Override
    public void close() {
        plan = null;
    }
}
