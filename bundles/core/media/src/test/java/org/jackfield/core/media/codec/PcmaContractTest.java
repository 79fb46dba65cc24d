package org.jackfield.core.media.codec;

import org.jackfield.api.media.CodecFactory;
import org.jackfield.api.testkit.CodecContract;

class PcmaContractTest extends CodecContract {

    @Override
    protected CodecFactory codec() {
        return BuiltInCodec.all().get(1);
    }
}
