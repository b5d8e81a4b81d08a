import CFuse3
import ImageModel
