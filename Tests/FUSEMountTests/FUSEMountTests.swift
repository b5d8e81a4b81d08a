import FUSEMount
import ImageModel
import Testing
