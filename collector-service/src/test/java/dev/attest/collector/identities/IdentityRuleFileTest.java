package dev.attest.collector.identities;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdentityRuleFileTest {

    private static final String HEAD = "title: T\norder: 10\ntests: []\n";

    @Test
    void shouldSayWhatIsWrongWithAFile() {
        refuses("", "the file is empty");
        refuses("order: soon\n", "order is no number");
        refuses("title: T\n", "no order");
        refuses(HEAD, "either a class");
        refuses(HEAD + "address: true\ntags: [a]\n", "either a class");
        refuses(HEAD + "address: true\nclass: MACHINE\nwhen: 'true'\n", "either a class");
        refuses(HEAD + "class: PERSON\nwhen: 'true'\n", "follows from who is joined");
        refuses(HEAD + "class: MACHINE\nwhen: 'identity.name ='\n", "in: identity.name =");
        refuses(HEAD + "pattern: '(a'\nperson: 'login:x'\n", "missing closing");
        refuses(HEAD + "pattern: '(?P<a>.*)'\nperson: 'login:${b}'\n", "no group b");
        refuses(HEAD + "pattern: 'a'\nperson: 'name:x'\n", "named by id:, mail: or login:");
        refuses(HEAD + "pattern: '" + "a".repeat(501) + "'\nperson: 'id:x'\n", "longer than 500");
        refuses(HEAD + "address: true\nkinds: [IAM_GROUP]\n", "kinds are some of");
        refuses(HEAD + "class: MACHINE\nwhen: 'true'\ngroup: 'a'\n", "by when or by group");
        refuses(HEAD + "class: LEAVER\ngroup: 'a'\n", "follows from who is joined");
        refuses(HEAD + "class: MACHINE\ngroup: '(a'\n", "missing closing");
        refuses(HEAD + "class: MACHINE\ngroup: '" + "a".repeat(501) + "'\n", "longer than 500");
        refuses(HEAD + "class: MACHINE\ngroup: '(a{1,999}){1,999}'\n", "becomes a program of more");
        refuses(HEAD + "address: true\ngroup: 'a'\n", "either a class");
        refuses(HEAD.replace("10", "0") + "address: true\n", "not from 1 to 1000");
        refuses(HEAD + "adress: true\n", "adress");
    }

    @Test
    void shouldRefuseWhatARuleOfItsKindDoesNotHeed() {
        refuses(HEAD + "class: MACHINE\nwhen: 'true'\nkinds: [IAM_USER]\n", "no kinds");
        refuses(HEAD + "class: MACHINE\ngroup: 'a'\nkinds: [IAM_USER]\n", "no kinds");
        refuses(HEAD + "class: MACHINE\nwhen: 'true'\nperson: 'id:x'\n", "no person");
        refuses(HEAD + "address: true\nwhen: 'true'\n", "no when");
        refuses(HEAD + "address: true\nunjoined: true\n", "no unjoined");
        refuses(HEAD + "tags: [a]\nperson: 'id:x'\n", "no person");
    }

    private static void refuses(String text, String why) {
        assertThatThrownBy(() -> IdentityRuleFile.read("own-rule", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
