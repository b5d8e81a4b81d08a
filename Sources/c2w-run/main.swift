import ImageModel
print("c2w-run")
