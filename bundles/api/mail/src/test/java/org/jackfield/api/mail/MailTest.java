package org.jackfield.api.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jackfield.api.problem.ProblemException;

class MailTest {

    private static Mail to(String... addresses) {
        return Mail.of("test.mail", List.of(addresses), "Subject", "Text");
    }

    private static void refused(String code, Runnable made) {
        assertThatThrownBy(made::run)
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Example
    void whatPeopleHaveIsAnAddress() {
        for (String address : List.of(
                "ann@example.org", "ann.o'neil+calls@mail.example.co.uk", "jürgen@exämple.org", "root@localhost")) {
            assertThat(MailAddress.isValid(address)).as(address).isTrue();
        }
    }

    @Example
    void whatForgesMailIsNone() {
        for (String address : List.of(
                "", "ann", "@example.org", "ann@", "ann@example.org\r\nBcc: eve@example.org", "ann@example.org\n", "Ann <ann@example.org>",
                "ann@example.org,eve@example.org", "\"ann\"@example.org", "ann@@example.org", "ann..b@example.org", ".ann@example.org",
                "ann@-example.org", "ann@example..org", "ann@[192.0.2.1]", "ann @example.org", "ann@example.org\u2028", "<ann@example.org>")) {
            assertThat(MailAddress.isValid(address)).as(address).isFalse();
            refused("mail.address-invalid", () -> to(address));
        }
    }

    @Property
    void noAddressHoldsWhatEndsALine(@ForAll @CharRange(from = 0, to = 0x2100) String text) {
        if (MailAddress.isValid(text)) {
            assertThat(text).doesNotContainAnyWhitespaces().doesNotContain("<", ">", ",", ";", "\"", "\0");
            assertThat(text.chars().noneMatch(Character::isISOControl)).isTrue();
        }
    }

    @Property
    void aSubjectWithAControlIsRefused(@ForAll @CharRange(from = 0, to = 0x9f) @StringLength(min = 1, max = 20) String subject) {
        boolean bad = subject.chars().anyMatch(Character::isISOControl);
        if (bad) {
            refused("mail.subject-invalid", () -> Mail.of("test.mail", List.of("a@b.org"), subject, ""));
        } else {
            assertThat(Mail.of("test.mail", List.of("a@b.org"), subject, "").subject()).isEqualTo(subject);
        }
    }

    @Example
    void anAttachmentIsAFileNameAndAType() {
        refused("mail.attachment-invalid", () -> new MailAttachment("a\r\nX: y.wav", "audio/wav", new byte[0]));
        refused("mail.attachment-invalid", () -> new MailAttachment("../a.wav", "audio/wav", new byte[0]));
        refused("mail.attachment-invalid", () -> new MailAttachment("a.wav", "audio/wav\r\nX: y", new byte[0]));
    }

    @Example
    void recipientsCountOnceAndAreBounded() {
        assertThat(to("ann@example.org", " ann@example.org ", "ben@example.org").to()).containsExactly("ann@example.org", "ben@example.org");
        refused("mail.no-recipient", MailTest::to);
        String[] many = new String[51];
        for (int i = 0; i < many.length; i++) {
            many[i] = "a" + i + "@example.org";
        }
        refused("mail.too-many-recipients", () -> to(many));
        assertThat(MailAddress.split(" a@b.org; c@d.org , ")).containsExactly("a@b.org", "c@d.org");
        assertThat(MailAddress.split(" ")).isEmpty();
    }

    private static Mail copied(List<String> to, List<String> copies, List<String> hidden) {
        return new Mail("test.mail", to, copies, hidden, "Subject", "Text", List.of());
    }

    @Example
    void whoIsNamedTwiceGetsItOnceAndInTheOpen() {
        Mail mail = copied(
                List.of("ann@example.org"), List.of("ben@example.org", "ann@example.org"),
                List.of("cat@example.org", " ben@example.org", "cat@example.org"));
        assertThat(mail.copies()).containsExactly("ben@example.org");
        assertThat(mail.hiddenCopies()).containsExactly("cat@example.org");
        assertThat(mail.everybody()).containsExactly("ann@example.org", "ben@example.org", "cat@example.org");
        assertThat(mail.with(new MailAttachment("a.wav", "audio/wav", new byte[1])).everybody()).isEqualTo(mail.everybody());
    }

    @Example
    void copiesAreAddressesAndCountAsRecipients() {
        refused("mail.address-invalid", () -> copied(List.of("ann@example.org"), List.of("ben"), List.of()));
        refused("mail.address-invalid",
                () -> copied(List.of("ann@example.org"), List.of(), List.of("ben@example.org\r\nSubject: x")));
        refused("mail.no-recipient", () -> copied(List.of(), List.of("ann@example.org"), List.of()));
        List<String> many = IntStream.range(0, 25).mapToObj(i -> "a" + i + "@example.org").toList();
        List<String> others = IntStream.range(0, 26).mapToObj(i -> "b" + i + "@example.org").toList();
        refused("mail.too-many-recipients", () -> copied(many, List.of(), others));
        assertThat(copied(many, List.of(), others.subList(0, 25)).everybody()).hasSize(Mail.MOST_RECIPIENTS);
    }

    @Example
    void sizesAreBounded() {
        refused("mail.too-large", () -> Mail.of("test.mail", List.of("a@b.org"), "", "x".repeat(Mail.LONGEST_TEXT + 1)));
        MailAttachment one = new MailAttachment("a.wav", "audio/wav", new byte[3]);
        assertThat(to("a@b.org").with(one).with(one).attachedBytes()).isEqualTo(6);
        refused("mail.too-large", () -> new Mail("test.mail", List.of("a@b.org"), "", "", Collections.nCopies(101, one)));
    }
}
