package org.jackfield.api.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteLicenceTest {

    @Test
    void aSwitchTakesNoNumberAndACountedEntitlementNeedsOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> Grant.of("night-mode", 3));
        assertThatIllegalArgumentException().isThrownBy(() -> Grant.of("recording-ip-sip", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Grant.of("tapi", Grant.MAX_COUNT + 1));
    }

    @Test
    void aThirdPartyCountsAsItLikes() {
        assertThat(Grant.of("com.example.wallboard", 0).count()).isZero();
        assertThat(Grant.of("com.example.wallboard", 7).count()).isEqualTo(7);
    }

    @Test
    void anEntitlementIsGrantedForGoodOnlyOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Licences.with(Grant.of("tapi", 3), Grant.of("tapi", 4)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Licences.with(Grant.of("night-mode", 0), Grant.of("night-mode", 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Night", "night mode", "night--mode", "-night", "night-", "9night", "näch", "a..b"})
    void anIdThatIsNoneIsRefused(String id) {
        assertThat(Grant.isId(id)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:11:22:AA:bb:cc", "00-11-22-aa-bb-cc", "0011.22aa.bbcc", "001122aabbcc"})
    void aMacAddressIsTakenInEveryUsualForm(String mac) {
        assertThat(SiteLicence.macOf(mac)).isEqualTo("00:11:22:aa:bb:cc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00:11:22:aa:bb", "00:11:22:aa:bb:cc:dd", "00:11:22:aa:bb:cg", "any"})
    void aMacAddressThatIsNoneIsRefused(String mac) {
        assertThatIllegalArgumentException().isThrownBy(() -> SiteLicence.macOf(mac));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " Example", "Exa\nmple", "Exa\u0000mple", "Exa\u202Emple"})
    void aNameThatCouldDeceiveIsRefused(String name) {
        SiteLicence good = Licences.with();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SiteLicence(
                        name,
                        good.siteId(),
                        good.serial(),
                        Optional.empty(),
                        Optional.empty(),
                        good.version(),
                        good.supportUntil(),
                        good.machine(),
                        good.issued(),
                        good.expires(),
                        good.grants()));
    }

    @Test
    void everyEntitlementOfOursHasAnIdThatALicenceCanHold() {
        for (Entitlement entitlement : Entitlement.values()) {
            assertThat(Grant.isId(entitlement.id())).as(entitlement.id()).isTrue();
            assertThat(Entitlement.of(entitlement.id())).contains(entitlement);
            assertThat(entitlement.unit().isEmpty()).isEqualTo(entitlement.kind() == Entitlement.Kind.SWITCH);
        }
    }
}
