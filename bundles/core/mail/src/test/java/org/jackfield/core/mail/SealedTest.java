package org.jackfield.core.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.api.mail.MailAttachment;

class SealedTest {

    private static final UUID ID = new UUID(1, 2);
    private static final byte[] KEY = new byte[32];

    @Property(tries = 200)
    void whatWasSealedIsRead(@ForAll String text, @ForAll byte[] file) throws GeneralSecurityException {
        // Half a character is none, and mail could not carry it either.
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        Sealed.Content content = new Sealed.Content(whole, List.of(new MailAttachment("a.wav", "audio/wav", file)));
        Sealed.Content read = Sealed.open(Sealed.seal(content, ID, KEY), ID, KEY);
        assertThat(read.text()).isEqualTo(whole);
        assertThat(read.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.name()).isEqualTo("a.wav");
            assertThat(attachment.content()).isEqualTo(file);
        });
    }

    @Example
    void nothingOfItShows() {
        byte[] sealed = Sealed.seal(new Sealed.Content("the secret link", List.of()), ID, KEY);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    }

    @Example
    void everyChangeAnotherIdAndAnotherKeyAreFound() {
        byte[] sealed = Sealed.seal(new Sealed.Content("text", List.of()), ID, KEY);
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        assertThatThrownBy(() -> Sealed.open(sealed, new UUID(1, 3), KEY)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> Sealed.open(sealed, ID, otherKey)).isInstanceOf(GeneralSecurityException.class);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> Sealed.open(changed, ID, KEY)).isInstanceOf(GeneralSecurityException.class);
        }
    }
}
