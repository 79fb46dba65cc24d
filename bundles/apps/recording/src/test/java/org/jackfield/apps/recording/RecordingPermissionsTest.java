package org.jackfield.apps.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.StandardOption;
import org.jackfield.apps.recording.rules.ExclusionList;
import org.jackfield.apps.recording.rules.InclusionList;
import org.junit.jupiter.api.Test;

class RecordingPermissionsTest {

    private final RecordingPermissions contribution = new RecordingPermissions();

    private Set<String> granted(StandardOption option) {
        return contribution.options().stream()
                .filter(each -> each.id().equals(option.id()))
                .map(AccessOption::permissions)
                .findFirst()
                .orElseThrow();
    }

    /** Manual §7.2.6.9.2.1: each list is a section of its own. */
    @Test
    void whoeverMayChangeOneOfTheListsMayNotTherebyChangeTheOther() {
        assertThat(granted(StandardOption.EXCLUSION_LIST)).containsExactly(ExclusionList.TYPE.permission().id());
        assertThat(granted(StandardOption.INCLUSION_LIST)).containsExactly(InclusionList.TYPE.permission().id());
        assertThat(ExclusionList.TYPE.permission()).isNotEqualTo(InclusionList.TYPE.permission());
    }

    @Test
    void everyPermissionIsGrantedBySomeOptionAndNoneIsUnknown() {
        Set<String> known = contribution.permissions().stream().map(Permission::id).collect(Collectors.toSet());
        Map<Boolean, Set<String>> granted = contribution.options().stream()
                .flatMap(option -> option.permissions().stream())
                .collect(Collectors.partitioningBy(known::contains, Collectors.toSet()));

        assertThat(granted.get(false)).isEmpty();
        assertThat(granted.get(true)).isEqualTo(known);
    }
}
