package org.jackfield.api.licence.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;
import java.util.LinkedHashSet;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/** The text file that lists the vouchers of an order: a code a line, what follows {@code #} is a note. */
public final class VoucherList {

    /** The most vouchers that are applied together. */
    public static final int MAX_VOUCHERS = 100;

    /** The largest list that is read, in characters. */
    public static final int MAX_CHARACTERS = 64 * 1024;

    private VoucherList() {}

    /**
     * {@return the codes of a list, each once, in their order}
     *
     * @param text what was typed or is in the file: codes on lines, or separated by commas or semicolons
     * @throws ProblemException ({@code voucher.list}) naming every line that is no code, or if there is none or too many
     */
    public static List<VoucherCode> read(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw refused(text.length() + " characters", "This is too long for a list of vouchers.");
        }
        SequencedSet<VoucherCode> codes = new LinkedHashSet<>();
        List<String> wrong = new ArrayList<>();
        for (String line : text.split("\\R")) {
            for (String word : line.replaceFirst("#.*", "").replace("\uFEFF", "").split("[,;]")) {
                if (!word.isBlank()) {
                    try {
                        codes.add(VoucherCode.of(word));
                    } catch (ProblemException e) {
                        wrong.add(e.problem().input());
                    }
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw refused(
                    "",
                    (wrong.size() == 1 ? "This is no voucher code: " : "These are no voucher codes: ")
                            + String.join(", ", wrong.subList(0, Math.min(wrong.size(), MAX_VOUCHERS))) + ".");
        }
        if (codes.isEmpty()) {
            throw refused("", "There is no voucher code.");
        }
        if (codes.size() > MAX_VOUCHERS) {
            throw refused(
                    Integer.toString(codes.size()), "No more than " + MAX_VOUCHERS + " vouchers are applied together.");
        }
        return List.copyOf(codes);
    }

    private static ProblemException refused(String input, String message) {
        return ProblemException.of(
                "voucher.list",
                Problem.Kind.INVALID,
                input,
                message + " None was applied.",
                "Compare with the certificates, or bring the list that came with the order.");
    }
}
