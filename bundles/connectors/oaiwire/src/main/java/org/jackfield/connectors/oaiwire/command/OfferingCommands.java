package org.jackfield.connectors.oaiwire.command;

import org.jackfield.connectors.oaiwire.layout.MayBeLeftOut;
import org.jackfield.connectors.oaiwire.layout.Text;
import org.jackfield.connectors.oaiwire.layout.Wire;

/** Commands of an application that routes calls before they ring, or writes on displays. {@code display} is 1. */
public interface OfferingCommands {

    /** Takes offering control; a timeout of 0 asks who has it. */
    @Wire("_ORC")
    record TakeOffering(String device, Integer timeoutTenths, Boolean offerTransferred)
            implements Command<StationCommands.DeviceMeant> {
    }

    /** Gives offering control up. */
    @Wire("_OEC")
    record EndOffering(String device) implements Command<StationCommands.DeviceMeant> {
    }

    /** Lets an offered call go on. */
    @Wire("_AOC")
    record AcceptOffered(String device, String call, Boolean noImmediateConnect, Boolean overrideDnd)
            implements Command<CallCommands.DeviceWithCall> {
    }

    /** The display that is now controlled, and what it can do. */
    record ControlledDisplay(String device, String call, int display, QueryCommands.Display features)
            implements Reply {
    }

    /** Takes display control. */
    @Wire("_DRC")
    record TakeDisplay(String device, String call, int display) implements Command<ControlledDisplay> {
    }

    /** The display that was meant. */
    record DisplayMeant(String device, @MayBeLeftOut Integer display) implements Reply {
    }

    /** Gives display control up. */
    @Wire("_DEC")
    record EndDisplay(String device, int display) implements Command<DisplayMeant> {
    }

    /** Writes on the display. */
    @Wire("_DTD")
    record WriteDisplay(String device, int display, @Text String information, @Text String menu, Integer part,
            Integer type, Integer echo, Integer prompt, Boolean immediate) implements Command<DisplayMeant> {
    }

    /** Echoes typed input on a prompt. */
    @Wire("_DPR")
    record EchoInput(String device, int display, @Text String input, Boolean cursor) implements Command<DisplayMeant> {
    }

    /** Runs a counter on the display. */
    @Wire("_DCR")
    record RunCounter(String device, int display, int action, Integer minutes, Integer seconds)
            implements Command<DisplayMeant> {
    }

    /** Plays a tone at the station. */
    @Wire("_DGT")
    record PlayTone(String device, int display, int tone, Boolean on) implements Command<DisplayMeant> {
    }
}
