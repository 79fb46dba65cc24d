package org.jackfield.connectors.oaiwire.code;

import java.util.List;
import java.util.stream.IntStream;

/** What a device physically is. Several numbers may mean the same kind; 0 is unknown or off line. */
public enum PhysicalType implements CodeTable {
    ANALOGUE_KEYSET(1, 10),
    DVK_BASIC(11, 11),
    AXXESS_BASIC(12, 12),
    DIGITAL_ECONOMY(13, 13),
    AGENTSET(14, 14),
    EXECUTIVE(15, 15),
    EXECUTIVE_WITH_TONES(16, 16),
    DID(17, 18),
    MODEM_DATA_PORT(19, 20),
    OFF_PREMISES_EXTENSION(21, 22),
    SINGLE_LINE(23, 23),
    EXECUTONE(24, 30),
    EXECUTONE_LATER(32, 35),
    ECLIPSE_BASIC(36, 36),
    ECLIPSE_ASSOCIATE(37, 37),
    MODEM(38, 38),
    ECLIPSE_PROFESSIONAL(39, 39),
    MODEL_8500(40, 40),
    MODEL_8520(41, 41),
    MODEL_8560(42, 42),
    MODEL_8660(43, 43),
    MODEL_8600_SIP(44, 44),
    MODEL_8690_SIP(45, 45),
    MODEL_8601(46, 46),
    MODEL_8662_SIP(47, 47),
    OTHER_SIP(48, 48),
    BRI_STATION(49, 49),
    MODEL_8620_SIP(50, 50),
    ECLIPSE_IP(51, 51),
    MODEL_8600(52, 52),
    MODEL_8620(53, 53),
    MODEL_8662(54, 54),
    MODEL_8690(55, 55),
    MODEL_8664(56, 56),
    MODEL_8665(57, 57),
    /** Not in the table, blank, off line or not told. */
    UNKNOWN(0, -1);

    private final int first;
    private final int last;

    PhysicalType(int first, int last) {
        this.first = first;
        this.last = last;
    }

    @Override
    public String wire() {
        return Integer.toString(first);
    }

    @Override
    public List<String> codes() {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }

    /** Whether the endpoint speaks SIP. */
    public boolean isSip() {
        return switch (this) {
            case MODEL_8600_SIP, MODEL_8690_SIP, MODEL_8662_SIP, MODEL_8620_SIP, OTHER_SIP -> true;
            default -> false;
        };
    }
}
